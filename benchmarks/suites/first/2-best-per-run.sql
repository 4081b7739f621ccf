# best validation loss of each run, and its step
floor: val_loss
target: 5
--- onset
SELECT run_id, best_value(step, val_loss), best_step(step, val_loss) FROM history GROUP BY run_id
--- duckdb
SELECT run_id, min(val_loss), arg_min(step, val_loss) FROM history GROUP BY run_id
