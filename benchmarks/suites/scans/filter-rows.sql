# the rows of the largest losses, a few in ten thousand
shapes: many-runs long-runs
floor: val_loss
--- onset
SELECT run_id, step, val_loss FROM history WHERE val_loss > 4.1
--- duckdb
SELECT run_id, step, val_loss FROM history WHERE val_loss > 4.1
