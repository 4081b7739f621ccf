# one of fifty metrics over all runs
shapes: many-metrics
floor: layer_25
--- onset
SELECT COUNT(value), AVG(value), MAX(value) FROM metrics WHERE metric = 'layer_25'
--- duckdb
SELECT COUNT(value), AVG(value), MAX(value) FROM metrics WHERE metric = 'layer_25'
