"""One file per family: facts and policy in, findings out; pure functions."""
