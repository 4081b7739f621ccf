# means per phase of a hundred steps
floor: train_loss val_loss
--- onset
SELECT step / 100 AS phase, AVG(train_loss), AVG(val_loss) FROM history GROUP BY step / 100
--- duckdb
SELECT step // 100 AS phase, AVG(train_loss), AVG(val_loss) FROM history GROUP BY step // 100
