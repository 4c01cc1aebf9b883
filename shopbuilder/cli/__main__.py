"""`python -m shopbuilder.cli`."""

from shopbuilder.cli import main

main()
