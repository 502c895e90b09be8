"""One run of a command: the services, the connections and the order of what is done.

Nothing is imported here, so that who needs one part does not load the graph.
"""

import os

# Without it a crafted row of a checkpoint would run code when it is read (docs/architecture.md
# §5.4); langgraph looks at it when it is imported, which only what is below does.
os.environ.setdefault("LANGGRAPH_STRICT_MSGPACK", "true")  # noqa: TID251  # a switch of langgraph's
