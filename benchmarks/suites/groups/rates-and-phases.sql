# means by learning rate and phase, with subtotals
floor: lr val_loss
--- onset
SELECT lr, step / 100 AS phase, COUNT(*), AVG(val_loss) FROM history GROUP BY ROLLUP(lr, step / 100)
--- duckdb
SELECT lr, step // 100 AS phase, COUNT(*), AVG(val_loss) FROM history GROUP BY ROLLUP(lr, step // 100)
