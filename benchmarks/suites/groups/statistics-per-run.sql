# count, mean, extremes and deviation of each run
shapes: many-runs long-runs many-metrics
floor: val_loss
--- onset
SELECT run_id, COUNT(*), AVG(val_loss), MIN(val_loss), MAX(val_loss), STDDEV_POP(val_loss) FROM history GROUP BY run_id
--- duckdb
SELECT run_id, COUNT(*), AVG(val_loss), MIN(val_loss), MAX(val_loss), STDDEV_POP(val_loss) FROM history GROUP BY run_id
