# wasted_fraction: the share of steps after the best one
shapes: many-runs long-runs
floor: val_loss
kind: one-pass curve
--- onset
SELECT run_id, wasted_fraction(step, val_loss) FROM history GROUP BY run_id
--- duckdb
SELECT run_id, (max(step) - arg_min(step, val_loss)) / (max(step) - min(step)) FROM history GROUP BY run_id
