# means over the last hundred steps of all runs
shapes: many-runs
floor: 
--- onset
SELECT COUNT(*), AVG(val_loss), AVG(train_loss) FROM history WHERE step >= 900
--- duckdb
SELECT COUNT(*), AVG(val_loss), AVG(train_loss) FROM history WHERE step >= 900
