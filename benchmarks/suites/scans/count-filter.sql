# rows whose validation loss is over 1.5 times the training loss
shapes: many-runs long-runs
floor: train_loss val_loss
--- onset
SELECT COUNT(*) FROM history WHERE val_loss > 1.5 * train_loss
--- duckdb
SELECT COUNT(*) FROM history WHERE val_loss > 1.5 * train_loss
