"""What readers filter and search by, made from the editions and from nothing else."""
