"""What every response needs: headers, forms, limits, words for times and prices."""
