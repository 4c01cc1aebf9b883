"""Workbooks, unrolled by a process of their own into plain lines: nothing they hold reaches the site."""
