"""What a canvas, a client and a stage are: frozen values and pure rules, standard library only."""
