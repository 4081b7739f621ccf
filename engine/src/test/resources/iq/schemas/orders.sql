CREATE TABLE customers (id INTEGER NOT NULL, name VARCHAR NOT NULL, city VARCHAR, since DATE);
INSERT INTO customers VALUES
  (1, 'Ada', 'London', DATE '2019-03-01'), (2, 'Björn', 'Malmö', DATE '2020-07-15'), (3, 'Chen', NULL, DATE '2020-12-31'),
  (4, 'Dora', 'London', NULL);
CREATE TABLE products (id INTEGER NOT NULL, name VARCHAR NOT NULL, price DOUBLE NOT NULL);
INSERT INTO products VALUES (1, 'tea', 4.5), (2, 'cake', 12.25), (3, 'cup', 8.0), (4, 'pot', 30.0);
CREATE TABLE orders (id INTEGER NOT NULL, customer_id INTEGER, ordered_at TIMESTAMP NOT NULL, status VARCHAR);
INSERT INTO orders VALUES
  (100, 1, TIMESTAMP '2024-01-31 23:59:59', 'shipped'), (101, 2, TIMESTAMP '2024-02-29 08:30:00', 'shipped'),
  (102, 1, TIMESTAMP '2024-03-01 00:00:00', 'open'), (103, 3, TIMESTAMP '2024-03-15 12:15:30.5', NULL),
  (104, NULL, TIMESTAMP '2024-12-31 18:00:00', 'open');
CREATE TABLE items (order_id INTEGER NOT NULL, product_id INTEGER NOT NULL, quantity INTEGER NOT NULL);
INSERT INTO items VALUES
  (100, 1, 2), (100, 3, 4), (101, 2, 1), (102, 1, 10), (102, 2, 1), (102, 4, 1), (103, 3, 1);
