"""How long data may stay: calendar arithmetic, the question put to a dataset, and the evaluator that answers it on frames."""
