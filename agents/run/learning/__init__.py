"""`learn` and `backtest`: past windows from the state or from recordings, as tables."""
