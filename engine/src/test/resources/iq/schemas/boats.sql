CREATE TABLE sailors (sid INTEGER NOT NULL, sname VARCHAR NOT NULL, rating INTEGER, age DOUBLE);
INSERT INTO sailors VALUES
  (22, 'Dustin', 7, 45.0), (29, 'Brutus', 1, 33.0), (31, 'Lubber', 8, 55.5), (32, 'Andy', 8, 25.5),
  (58, 'Rusty', 10, 35.0), (64, 'Horatio', 7, 35.0), (71, 'Zorba', 10, 16.0), (74, 'Horatio', 9, 35.0),
  (85, 'Art', 3, 25.5), (95, 'Bob', 3, 63.5);
CREATE TABLE boats (bid INTEGER NOT NULL, bname VARCHAR NOT NULL, color VARCHAR);
INSERT INTO boats VALUES
  (101, 'Interlake', 'blue'), (102, 'Interlake', 'red'), (103, 'Clipper', 'green'), (104, 'Marine', 'red');
CREATE TABLE reserves (sid INTEGER NOT NULL, bid INTEGER NOT NULL, day DATE NOT NULL);
INSERT INTO reserves VALUES
  (22, 101, DATE '1998-10-10'), (22, 102, DATE '1998-10-10'), (22, 103, DATE '1998-10-08'), (22, 104, DATE '1998-10-07'),
  (31, 102, DATE '1998-11-10'), (31, 103, DATE '1998-11-06'), (31, 104, DATE '1998-11-12'),
  (64, 101, DATE '1998-09-05'), (64, 102, DATE '1998-09-08'), (74, 103, DATE '1998-09-08');
