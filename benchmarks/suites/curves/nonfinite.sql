# nonfinite_count, first_nonfinite_step: values that are not finite
floor: val_loss
kind: one-pass curve
--- onset
SELECT run_id, nonfinite_count(val_loss), first_nonfinite_step(step, val_loss) FROM history GROUP BY run_id
--- duckdb
SELECT run_id, count(*) FILTER (NOT isfinite(val_loss)), min(step) FILTER (NOT isfinite(val_loss)) FROM history GROUP BY run_id
