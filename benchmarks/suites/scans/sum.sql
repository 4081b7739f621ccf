# the sum of all validation losses
shapes: many-runs long-runs
floor: val_loss
numpy: total
--- onset
SELECT SUM(val_loss) FROM history
--- duckdb
SELECT SUM(val_loss) FROM history
