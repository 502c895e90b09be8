"""What the operator decides: flags, environment, `.env` and `sources.yaml`.

The only room that reads the environment. Flag beats environment beats default.
"""
