"""What contradicts what among figures: a module for each sort of finding, and what they share."""
