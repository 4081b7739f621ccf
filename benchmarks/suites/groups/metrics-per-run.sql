# the last value of each metric of each tenth run
shapes: many-metrics
floor: 
--- onset
SELECT run_id, metric, ARG_MAX(value, step) FROM metrics WHERE run_id LIKE '%7' GROUP BY run_id, metric
--- duckdb
SELECT run_id, metric, ARG_MAX(value, step) FROM metrics WHERE run_id LIKE '%7' GROUP BY run_id, metric
