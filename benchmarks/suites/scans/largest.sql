# the twenty largest gradients of all
floor: grad_norm
--- onset
SELECT run_id, step, grad_norm FROM history ORDER BY grad_norm DESC, run_id, step LIMIT 20
--- duckdb
SELECT run_id, step, grad_norm FROM history ORDER BY grad_norm DESC, run_id, step LIMIT 20
