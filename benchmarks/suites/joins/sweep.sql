# best losses by two parameters
shapes: many-runs many-metrics
floor: 
--- onset
SELECT p."value" AS optimizer, w."value" AS decay, COUNT(*), AVG(b.best), MIN(b.best) FROM (SELECT run_id, MIN(val_loss) AS best FROM history GROUP BY run_id) b JOIN params p ON p.run_id = b.run_id AND p."key" = 'optimizer' JOIN params w ON w.run_id = b.run_id AND w."key" = 'weight_decay' GROUP BY p."value", w."value"
--- duckdb
SELECT p.value AS optimizer, w.value AS decay, COUNT(*), AVG(b.best), MIN(b.best) FROM (SELECT run_id, MIN(val_loss) AS best FROM history GROUP BY run_id) b JOIN params p ON p.run_id = b.run_id AND p.key = 'optimizer' JOIN params w ON w.run_id = b.run_id AND w.key = 'weight_decay' GROUP BY p.value, w.value
