# the step of the least average over five points
shapes: many-runs long-runs
floor: val_loss
numpy: smoothed_best
--- onset
SELECT run_id, ARG_MIN(step, smooth) FROM (SELECT run_id, step, AVG(val_loss) OVER (PARTITION BY run_id ORDER BY step ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING) AS smooth FROM history) GROUP BY run_id
--- duckdb
SELECT run_id, ARG_MIN(step, smooth) FROM (SELECT run_id, step, AVG(val_loss) OVER (PARTITION BY run_id ORDER BY step ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING) AS smooth FROM history) GROUP BY run_id
