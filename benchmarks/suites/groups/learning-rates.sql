# steps and losses at each learning rate
floor: lr val_loss
--- onset
SELECT lr, COUNT(*), AVG(val_loss) FROM history GROUP BY lr
--- duckdb
SELECT lr, COUNT(*), AVG(val_loss) FROM history GROUP BY lr
