# a histogram of the gap
floor: train_loss val_loss
--- onset
SELECT CAST(FLOOR((val_loss - train_loss) * 50) AS BIGINT) AS bucket, COUNT(*) FROM history GROUP BY CAST(FLOOR((val_loss - train_loss) * 50) AS BIGINT)
--- duckdb
SELECT CAST(FLOOR((val_loss - train_loss) * 50) AS BIGINT) AS bucket, COUNT(*) FROM history GROUP BY CAST(FLOOR((val_loss - train_loss) * 50) AS BIGINT)
