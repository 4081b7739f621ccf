CREATE TABLE "emps" ("empid" INTEGER NOT NULL, "deptno" INTEGER NOT NULL, "name" VARCHAR, "salary" DOUBLE NOT NULL,
  "commission" INTEGER);
INSERT INTO "emps" VALUES
  (100, 10, 'Bill', 10000.0, 1000), (200, 20, 'Eric', 8000.0, 500), (150, 10, 'Sebastian', 7000.0, NULL),
  (110, 10, 'Theodore', 11500.0, 250);
CREATE TABLE "depts" ("deptno" INTEGER NOT NULL, "name" VARCHAR);
INSERT INTO "depts" VALUES (10, 'Sales'), (30, 'Marketing'), (40, 'HR');
CREATE TABLE "locations" ("empid" INTEGER NOT NULL, "name" VARCHAR);
INSERT INTO "locations" VALUES (10, 'San Francisco'), (20, 'San Diego');
