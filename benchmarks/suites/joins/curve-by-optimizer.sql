# the mean learning curve of each value of a parameter
shapes: many-runs many-metrics
floor: val_loss
--- onset
SELECT p."value", h.step, AVG(h.val_loss) FROM history h JOIN params p ON p.run_id = h.run_id AND p."key" = 'optimizer' GROUP BY p."value", h.step
--- duckdb
SELECT p.value, h.step, AVG(h.val_loss) FROM history h JOIN params p ON p.run_id = h.run_id AND p.key = 'optimizer' GROUP BY p.value, h.step
