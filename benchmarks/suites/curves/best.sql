# best_value, best_step: the best validation loss and its step
shapes: many-runs long-runs many-metrics
floor: val_loss
kind: one-pass curve
--- onset
SELECT run_id, best_value(step, val_loss), best_step(step, val_loss) FROM history GROUP BY run_id
--- duckdb
SELECT run_id, min(val_loss), arg_min(step, val_loss) FROM history GROUP BY run_id
