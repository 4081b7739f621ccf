# runs whose mean accuracy is high
floor: val_acc
--- onset
SELECT run_id, AVG(val_acc) FROM history GROUP BY run_id HAVING AVG(val_acc) > 0.8
--- duckdb
SELECT run_id, AVG(val_acc) FROM history GROUP BY run_id HAVING AVG(val_acc) > 0.8
