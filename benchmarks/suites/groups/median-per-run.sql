# the median of each run
shapes: many-runs long-runs
floor: val_loss
--- onset
SELECT run_id, MEDIAN(val_loss) FROM history GROUP BY run_id
--- duckdb
SELECT run_id, MEDIAN(val_loss) FROM history GROUP BY run_id
