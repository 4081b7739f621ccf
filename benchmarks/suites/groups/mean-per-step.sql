# the mean learning curve
shapes: many-runs many-metrics
floor: train_loss val_loss
--- onset
SELECT step, COUNT(*), AVG(train_loss), AVG(val_loss) FROM history GROUP BY step
--- duckdb
SELECT step, COUNT(*), AVG(train_loss), AVG(val_loss) FROM history GROUP BY step
