# the largest share of a run's total gradient that fell on one step
floor: grad_norm
--- onset
SELECT run_id, MAX(share) FROM (SELECT run_id, grad_norm / SUM(grad_norm) OVER (PARTITION BY run_id) AS share FROM history) GROUP BY run_id
--- duckdb
SELECT run_id, MAX(share) FROM (SELECT run_id, grad_norm / SUM(grad_norm) OVER (PARTITION BY run_id) AS share FROM history) GROUP BY run_id
