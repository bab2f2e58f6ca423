// ReviewParsing
