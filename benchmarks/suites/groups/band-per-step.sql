# the median learning curve with its band: percentiles over runs of each step
shapes: many-runs many-metrics
floor: val_loss
--- onset
SELECT step, PERCENTILE_CONT(0.1) WITHIN GROUP (ORDER BY val_loss), PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY val_loss), PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY val_loss) FROM history GROUP BY step
--- duckdb
SELECT step, quantile_cont(val_loss, 0.1), quantile_cont(val_loss, 0.5), quantile_cont(val_loss, 0.9) FROM history GROUP BY step
