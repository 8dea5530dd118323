"""How production is served: `gunicorn -c python:planner.gunicorn planner.wsgi`.

To be put behind a proxy that buffers. BIND is the address; gunicorn itself reads WEB_CONCURRENCY
(processes) and FORWARDED_ALLOW_IPS (the proxy whose X-Forwarded-Proto is believed).
"""

import logging
import os

from planner.logs import WithoutFeeds

# Gunicorn gives its loggers handlers of its own, which know nothing of the settings.
for name in ("gunicorn.access", "gunicorn.error"):
    logging.getLogger(name).addFilter(WithoutFeeds())

bind = os.environ.get("BIND", "127.0.0.1:8000")
# Threaded workers do not end a request whose database keeps the line and says nothing.
worker_class = "sync"
timeout = 10
graceful_timeout = 30
# A door that nobody uses. Deploy by TERM and a new start, not by HUP.
control_socket_disable = True
accesslog = "-"
access_log_format = "%(t)s %(s)s %(m)s %(U)s %(B)sB %(M)sms"
