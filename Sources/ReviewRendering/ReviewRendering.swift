// ReviewRendering
