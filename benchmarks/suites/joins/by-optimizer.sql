# mean losses by a parameter of the runs
shapes: many-runs many-metrics
floor: val_loss
--- onset
SELECT p."value", COUNT(*), AVG(h.val_loss) FROM history h JOIN params p ON p.run_id = h.run_id AND p."key" = 'optimizer' GROUP BY p."value"
--- duckdb
SELECT p.value, COUNT(*), AVG(h.val_loss) FROM history h JOIN params p ON p.run_id = h.run_id AND p.key = 'optimizer' GROUP BY p.value
