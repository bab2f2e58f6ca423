// ReviewStorage
