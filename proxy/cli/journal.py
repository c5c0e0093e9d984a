"""`paravent journal`: what was decided, proven and handed on."""

import typer

from proxy.cli import custody, forwarding, keeping, revealing, shipping, verifying

app = typer.Typer(help="Journal des décisions : vérifier, prouver, transmettre.", no_args_is_help=True)

app.command("verify")(verifying.verify)
app.command("checkpoint")(keeping.checkpoint)
app.command("key")(keeping.key)
app.command("ship")(shipping.ship)
app.command("forward")(forwarding.forward)
app.command("custodian-key")(custody.custodian_key)
app.command("reveal")(revealing.reveal)
