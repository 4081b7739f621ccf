# spike_score: the percentage of points seven deviations above the window before them
floor: grad_norm
kind: curve
--- onset
SELECT run_id, spike_score(step, grad_norm) FROM history GROUP BY run_id
--- duckdb
SELECT run_id, 100.0 * count(*) FILTER (before >= 10 AND y > mean AND y - mean >= 7 * deviation) / count(*) FROM (
  SELECT run_id, grad_norm AS y, count(*) OVER before AS before, avg(grad_norm) OVER before AS mean, stddev_pop(grad_norm) OVER before AS deviation
  FROM history WINDOW before AS (PARTITION BY run_id ORDER BY step ROWS BETWEEN 1000 PRECEDING AND 1 PRECEDING)) GROUP BY run_id
