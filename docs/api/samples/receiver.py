"""A callback receiver with Python's standard library alone: verifies, deduplicates, notices gaps.

Usage: SECRET=whsec_... python3 receiver.py [PORT]
"""
import base64
import hashlib
import hmac
import http.server
import json
import os
import sys
import time

SECRET = base64.b64decode(os.environ["SECRET"].removeprefix("whsec_"))
TOLERANCE = 300
complete = {}  # session: everything up to this sequence has been applied
early = {}  # session: {previousSequence: sequence} of what came before its turn


def is_genuine(headers, body):
    identifier, timestamp = headers["webhook-id"], headers["webhook-timestamp"]
    if not timestamp or abs(time.time() - int(timestamp)) > TOLERANCE:
        return False
    signed = f"{identifier}.{timestamp}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.new(SECRET, signed, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest(expected, given) for given in headers["webhook-signature"].split())


def take(event):
    """Applies an event unless it has been applied before; says how it went."""
    session, sequence, previous = event["sessionId"], event["sequence"], event["previousSequence"]
    waiting = early.setdefault(session, {})
    if sequence <= complete.get(session, 0) or sequence in waiting.values():
        return "again"
    waiting[previous] = sequence  # This is where the work of applying it belongs.
    while complete.get(session, 0) in waiting:
        complete[session] = waiting.pop(complete.get(session, 0))
    return "gap" if waiting else "complete"


class Receiver(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"] or 0))
        genuine = is_genuine(self.headers, body)
        if genuine:
            event = json.loads(body)
            outcome = take(event) if event["sequence"] is not None else "test"
            print(event["type"], event["sequence"], outcome, flush=True)
        self.send_response(204 if genuine else 401)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 0), Receiver)
print("LISTENING", server.server_port, flush=True)
server.serve_forever()
