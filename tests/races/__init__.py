"""Two people at once: each race beside a control that shows the harm with the guard off."""
