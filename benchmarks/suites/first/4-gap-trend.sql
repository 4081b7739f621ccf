# slope of the gap between validation and training loss, per run
floor: train_loss val_loss
target: 5
--- onset
SELECT run_id, gap_trend(step, train_loss, val_loss) FROM history GROUP BY run_id
--- duckdb
SELECT run_id, regr_slope(val_loss - train_loss, step) FROM history GROUP BY run_id
