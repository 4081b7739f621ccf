# the three best runs of each optimizer
shapes: many-runs many-metrics
floor: 
--- onset
SELECT optimizer, run_id, best FROM (SELECT p."value" AS optimizer, b.run_id, b.best, ROW_NUMBER() OVER (PARTITION BY p."value" ORDER BY b.best, b.run_id) AS place FROM (SELECT run_id, MIN(val_loss) AS best FROM history GROUP BY run_id) b JOIN params p ON p.run_id = b.run_id AND p."key" = 'optimizer') WHERE place <= 3
--- duckdb
SELECT optimizer, run_id, best FROM (SELECT p.value AS optimizer, b.run_id, b.best, ROW_NUMBER() OVER (PARTITION BY p.value ORDER BY b.best, b.run_id) AS place FROM (SELECT run_id, MIN(val_loss) AS best FROM history GROUP BY run_id) b JOIN params p ON p.run_id = b.run_id AND p.key = 'optimizer') WHERE place <= 3
