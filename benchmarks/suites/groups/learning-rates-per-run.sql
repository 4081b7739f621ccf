# distinct learning rates of each run
floor: lr
--- onset
SELECT run_id, COUNT(DISTINCT lr) FROM history GROUP BY run_id
--- duckdb
SELECT run_id, COUNT(DISTINCT lr) FROM history GROUP BY run_id
