# the median of the distances between neighbours, of each run
shapes: many-runs long-runs
floor: val_loss
numpy: jitter
--- onset
SELECT run_id, MEDIAN(ABS(change)) FROM (SELECT run_id, val_loss - LAG(val_loss) OVER (PARTITION BY run_id ORDER BY step) AS change FROM history) GROUP BY run_id
--- duckdb
SELECT run_id, MEDIAN(ABS(change)) FROM (SELECT run_id, val_loss - LAG(val_loss) OVER (PARTITION BY run_id ORDER BY step) AS change FROM history) GROUP BY run_id
