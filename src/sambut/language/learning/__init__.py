"""What an installation learns from its own texts. Jobs and commands only: scikit-learn and scipy are imported when used."""
