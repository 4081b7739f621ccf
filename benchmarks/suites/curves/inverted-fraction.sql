# inverted_fraction: how often train is above validation
shapes: many-runs long-runs
floor: train_loss val_loss
kind: one-pass curve
--- onset
SELECT run_id, inverted_fraction(step, train_loss, val_loss) FROM history GROUP BY run_id
--- duckdb
SELECT run_id, count(*) FILTER (train_loss > val_loss) / count(*) FROM history GROUP BY run_id
