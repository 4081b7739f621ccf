# steps_to_target: the first step at a loss of 1
floor: val_loss
kind: one-pass curve
--- onset
SELECT run_id, steps_to_target(step, val_loss, 1.0) FROM history GROUP BY run_id
--- duckdb
SELECT run_id, min(step) FILTER (val_loss <= 1.0) FROM history GROUP BY run_id
