# the sum of the positive gaps
shapes: many-runs long-runs
floor: train_loss val_loss
--- onset
SELECT SUM(CASE WHEN val_loss > train_loss THEN val_loss - train_loss ELSE 0 END) FROM history
--- duckdb
SELECT SUM(CASE WHEN val_loss > train_loss THEN val_loss - train_loss ELSE 0 END) FROM history
